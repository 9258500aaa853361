namespace Truce.Domain;

#pragma warning disable CS1591 // The values are the vocabularies of docs/formats/findings.md, which defines each word.

/// <summary>Sorts of agreement.</summary>
public enum AgreementKind { Ceasefire, CessationOfHostilities, HumanitarianPause, LocalTruce, Deescalation, PeaceAgreement, Disarmament, PrisonerExchange, Evacuation }

/// <summary>State of an agreement at the time of writing, by one report.</summary>
public enum AgreementStatus { Proposed, Negotiating, Agreed, InForce, Extended, Violated, Collapsed, Expired, Rejected, Background }

/// <summary>Sorts of incident, coarse.</summary>
public enum IncidentKind { Airstrike, Shelling, GroundAttack, Bombing, AttackOnAid, AttackOnMedical, Detention, Blockade, Movement, Chemical, Other }

/// <summary>What a figure counts, coarse.</summary>
public enum FigureKind { Killed, Injured, Displaced, Refugees, Besieged, Missing, Detained, Released, Trucks, PeopleReached, PeopleInNeed, AidMoney, Troops, Other }

/// <summary>Whether words are quoted.</summary>
public enum StatementKind { Direct, Indirect }

/// <summary>Forms of meeting.</summary>
public enum MeetingForm { Talks, Call, Summit, CouncilSession, Visit, Conference }

/// <summary>Whether a meeting took place.</summary>
public enum MeetingStatus { Held, Planned, Cancelled, Proposed }

/// <summary>Sorts of access event, coarse.</summary>
public enum AccessKind { Delivery, Blocked, Attacked, Route, Evacuation, Demand }

/// <summary>Sorts of council action, coarse.</summary>
public enum CouncilKind { Draft, Vote, Veto, Adoption, Session, Statement }

/// <summary>PLOVER event types; the names are the ontology's own.</summary>
public enum EventType { AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT }
