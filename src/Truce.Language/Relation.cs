namespace Truce.Language;

#pragma warning disable CS1591 // The values are the relations of the English treebanks, universaldependencies.org/en/dep.

/// <summary>
/// Universal dependency relations with the English subtypes; a subtype's colon is written as a capital
/// (<c>nsubj:pass</c> is <see cref="NsubjPass"/>).
/// </summary>
public enum Relation : byte
{
    Dep, Root, Acl, AclRelcl, Advcl, AdvclRelcl, Advmod, Amod, Appos, Aux, AuxPass, Case, Cc, CcPreconj, Ccomp, Compound,
    CompoundPrt, Conj, Cop, Csubj, CsubjOuter, CsubjPass, Det, DetPredet, Discourse, Dislocated, Expl, Fixed, Flat, Goeswith,
    Iobj, List, Mark, Nmod, NmodDesc, NmodPoss, NmodUnmarked, Nsubj, NsubjOuter, NsubjPass, Nummod, Obj, Obl, OblAgent,
    OblUnmarked, Orphan, Parataxis, Punct, Reparandum, Vocative, Xcomp,
}
