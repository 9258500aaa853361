using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Truce.Web.Accounts;

/// <summary>Keeps the keys that protect cookies and forms with the accounts, so that sessions outlive a restart.</summary>
internal sealed class DataKeys(AccountFile accounts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        accounts.Locked(() => accounts.Connection.Query<string>("SELECT xml FROM data_key ORDER BY name").Select(XElement.Parse).ToList());

    public void StoreElement(XElement element, string friendlyName) =>
        accounts.Locked(() => accounts.Connection.Execute("INSERT INTO data_key (name, xml) VALUES (@friendlyName, @xml)", new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }));
}
