using System.Collections.Frozen;

namespace Truce.Language;

/// <summary>The words that numbers and dates are made of, in English, and the months of the languages that datelines and posts bring along.</summary>
internal static class NumberAndTimeWords
{
    private const string Numbers = """
        Unit zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9
        Teen ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19
        Ten twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
        Hundred hundred=2 hundreds=2
        Scale thousand=3 thousands=3 million=6 millions=6 billion=9 billions=9 trillion=12 trillions=12 lakh=5 crore=7
        ScaleSuffix k=3 m=6 mn=6 mln=6 bn=9 bln=9 b=9 tn=12 trn=12
        Dozen dozen=12
        Dozens dozens=24 scores=40
        Article a=1 an=1
        Half half
        Quarter quarter=1 quarters=1
        Ordinal first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13
        Ordinal fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 thirds=3 fifths=5 tenths=10
        OrdinalSuffix st nd rd th er º
        CurrencyWord dollar dollars euro euros pound pounds ruble rubles rouble roubles shekel shekels lira liras rupee rupees yen yuan
        CurrencyWord hryvnia hryvnias birr naira peso pesos franc francs riyal riyals dinar dinars rial rials dirham dirhams krone kroner shillings
        CurrencyCode usd eur gbp jpy chf cad aud rub uah try ils sdg ssp etb ngn pkr inr afn syp lbp iqd yer cny sek nok dkk
        Percent percent pct
        Per per
        Cent cent
        And and
        Or or
        To to
        Of of
        Between between
        From from
        Several several many
        Few few
        Couple couple
        """;

    private const string Times = """
        Month january=1 jan=1 february=2 feb=2 april=4 apr=4 june=6 jun=6 july=7 jul=7 august=8 aug=8 september=9 sept=9 sep=9 october=10 oct=10
        Month november=11 nov=11 december=12 dec=12
        MonthLikeWord march=3 mar=3 may=5
        ForeignMonth janvier=1 février=2 fevrier=2 mars=3 avril=4 mai=5 juin=6 juillet=7 août=8 aout=8 septembre=9 octobre=10 novembre=11 décembre=12 decembre=12
        ForeignMonth enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre=9 setiembre=9 octubre=10 noviembre=11 diciembre=12
        ForeignMonth januar=1 jänner=1 februar=2 märz=3 juni=6 juli=7 oktober=10 dezember=12
        ForeignMonth janeiro=1 fevereiro=2 março=3 maio=5 junho=6 julho=7 setembro=9 outubro=10 novembro=11 dezembro=12
        ForeignMonth gennaio=1 febbraio=2 aprile=4 maggio=5 giugno=6 luglio=7 settembre=9 ottobre=10 dicembre=12
        ForeignMonth januari=1 februari=2 maart=3 mei=5 augustus=8
        ForeignMonth ocak=1 şubat=2 mart=3 nisan=4 mayıs=5 haziran=6 temmuz=7 ağustos=8 eylül=9 ekim=10 kasım=11 aralık=12
        ForeignMonth stycznia=1 lutego=2 marca=3 kwietnia=4 maja=5 czerwca=6 lipca=7 sierpnia=8 września=9 października=10 listopada=11 grudnia=12
        ForeignMonth января=1 февраля=2 марта=3 апреля=4 мая=5 июня=6 июля=7 августа=8 сентября=9 октября=10 ноября=11 декабря=12
        ForeignMonth январь=1 февраль=2 март=3 апрель=4 май=5 июнь=6 июль=7 август=8 сентябрь=9 октябрь=10 ноябрь=11 декабрь=12
        ForeignMonth січня=1 лютого=2 березня=3 квітня=4 травня=5 червня=6 липня=7 серпня=8 вересня=9 жовтня=10 листопада=11 грудня=12
        ForeignMonth يناير=1 فبراير=2 مارس=3 أبريل=4 ابريل=4 مايو=5 يونيو=6 يوليو=7 أغسطس=8 اغسطس=8 سبتمبر=9 أكتوبر=10 اكتوبر=10 نوفمبر=11 ديسمبر=12
        ForeignMonth شباط=2 آذار=3 نيسان=4 أيار=5 حزيران=6 تموز=7 آب=8 أيلول=9
        ForeignOf de del
        Weekday monday=1 tuesday=2 wednesday=3 thursday=4 friday=5 saturday=6 sunday=7
        WeekdayShort mon=1 tue=2 tues=2 wed=3 weds=3 thu=4 thur=4 thurs=4 fri=5 sat=6 sun=7
        Weekdays mondays=1 tuesdays=2 wednesdays=3 thursdays=4 fridays=5 saturdays=6 sundays=7
        Weekend weekend
        Today today
        Yesterday yesterday
        Tomorrow tomorrow
        Tonight tonight
        Overnight overnight
        TimeUnit second=1 minute=2 hour=3 day=4 week=5 fortnight=6 month=7 year=8 decade=9 century=10
        TimeUnit seconds=1 minutes=2 hours=3 days=4 weeks=5 fortnights=6 months=7 years=8 decades=9 centuries=10 hrs=3 mins=2
        TimeUnitAdverb hourly=3 daily=4 weekly=5 fortnightly=6 monthly=7 yearly=8 annually=8 nightly=4
        UnitLong hourlong=3 daylong=4 weeklong=5 monthlong=7 yearlong=8 decadelong=9 weekslong=5 monthslong=7 yearslong=8
        DayPart morning=1 afternoon=2 evening=3 night=4 dawn=1 dusk=3 lunchtime=2 sunset=3 sunrise=1 nightfall=3 daybreak=1
        Season spring=3 summer=6 autumn=9 winter=12
        Feast christmas=1225
        Ago ago
        Later later
        Earlier earlier
        Last last
        Past past
        Next next coming
        This this
        Previous previous preceding
        Following following subsequent
        Same same
        That that
        Every every each
        Early early
        Mid mid middle
        Late late
        Beginning beginning start
        End end
        Noon noon midday
        Midnight midnight
        Meridiem am pm
        Zone gmt utc est edt cet cest bst eet msk
        The the
        Long long
        Old old
        On on
        At at
        In in
        By by
        Since since
        Until until till
        During during
        Before before
        After after
        Within within
        For for
        Over over
        Through through thru
        Throughout throughout
        """;

    private static readonly FrozenDictionary<string, Word> Table = Build();

    private static readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a word is, whatever its case; the default when it is none of these.</summary>
    public static Word Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var found) ? found : default;

    private static FrozenDictionary<string, Word> Build()
    {
        var table = new Dictionary<string, Word>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in $"{Numbers}\n{Times}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var fields = line.Split(' ');
            var type = Enum.Parse<WordClass>(fields[0]);
            foreach (var field in fields.AsSpan(1))
            {
                var equals = field.IndexOf('=', StringComparison.Ordinal);
                var (word, number) = equals < 0 ? (field, 0) : (field[..equals], int.Parse(field.AsSpan(equals + 1), System.Globalization.CultureInfo.InvariantCulture));
                // The first meaning stands: "second" is an ordinal before it is a unit of time.
                table.TryAdd(word, new Word(type, number));
            }
        }

        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
