namespace Truce.Coding;

/// <summary>Distances on the globe.</summary>
internal static class Geodesy
{
    private const double EarthRadiusKm = 6371.009;

    /// <summary>Great-circle distance between two points in degrees, in kilometres.</summary>
    public static double DistanceKm(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var (a, b) = (double.DegreesToRadians(latitude1), double.DegreesToRadians(latitude2));
        var halfLatitude = Math.Sin((b - a) / 2);
        var halfLongitude = Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2);
        var h = (halfLatitude * halfLatitude) + (Math.Cos(a) * Math.Cos(b) * halfLongitude * halfLongitude);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
