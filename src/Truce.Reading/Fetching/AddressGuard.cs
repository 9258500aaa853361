using System.Net;
using System.Net.Sockets;

namespace Truce.Reading;

/// <summary>Tells addresses of the public internet from those a page on it must not lead us to.</summary>
internal static class AddressGuard
{
    /// <summary>IPv4 ranges that are no one's public address (RFC 6890 and the registries it founds), as network and prefix length.</summary>
    private static readonly (uint Network, int Prefix)[] _special =
    [
        (0x00000000, 8), (0x0A000000, 8), (0x64400000, 10), (0x7F000000, 8), (0xA9FE0000, 16), (0xAC100000, 12), (0xC0000000, 24), (0xC0000200, 24),
        (0xC0586300, 24), (0xC0A80000, 16), (0xC6120000, 15), (0xC6336400, 24), (0xCB007100, 24), (0xE0000000, 4), (0xF0000000, 4),
    ];

    /// <summary>True when the address is public; an IPv4 address inside an IPv6 one counts as what it is.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return IsPublic(address.GetAddressBytes());
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        var bytes = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6) return IsPublic(bytes.AsSpan(12));
        if (address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Teredo) return false;

        // NAT64 (64:ff9b::/96), 6to4 (2002::/16) and the old IPv4-compatible form carry an IPv4 address.
        if (bytes.AsSpan(0, 12).SequenceEqual((ReadOnlySpan<byte>)[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0])) return IsPublic(bytes.AsSpan(12));
        if (bytes[0] == 0x20 && bytes[1] == 0x02) return IsPublic(bytes.AsSpan(2, 4));

        // Global unicast is 2000::/3; those for documentation (2001:db8::/32, 3fff::/20) and protocols (2001::/23) in it are nobody's.
        if ((bytes[0] & 0xe0) != 0x20) return false;
        if (bytes[0] == 0x3f && bytes[1] == 0xff && bytes[2] < 0x10) return false;
        return !(bytes[0] == 0x20 && bytes[1] == 0x01 && ((bytes[2] == 0x0d && bytes[3] == 0xb8) || bytes[2] < 2));
    }

    private static bool IsPublic(ReadOnlySpan<byte> four)
    {
        var address = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(four);
        foreach (var (network, prefix) in _special)
        {
            if ((address ^ network) >> (32 - prefix) == 0) return false;
        }

        return true;
    }
}
