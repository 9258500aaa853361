using Truce.Intake;

namespace Truce.Tests.Intake;

public sealed class RoomTests
{
    [Theory]
    [InlineData(2, 1000, 10)]
    [InlineData(100, 30, 15)]
    public async Task EnterAsync_FullRoom_WaitsUntilOneLeaves(int documents, int bytes, int weight)
    {
        using var room = new Room(documents, bytes);
        await room.EnterAsync(weight, default);
        await room.EnterAsync(weight, default);

        var third = room.EnterAsync(weight, default).AsTask();
        await Task.Delay(20);
        Assert.False(third.IsCompleted);
        room.Leave(weight);

        await third.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, room.Count);
    }

    [Fact]
    public async Task EnterAsync_DocumentHeavierThanTheRoom_EntersAlone()
    {
        using var room = new Room(10, 100);
        await room.EnterAsync(1, default);

        var heavy = room.EnterAsync(1000, default).AsTask();
        Assert.False(heavy.IsCompleted);
        room.Leave(1);

        await heavy.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task EnterAsync_Cancelled_Throws()
    {
        using var room = new Room(1, 100);
        using var stop = new CancellationTokenSource();
        await room.EnterAsync(1, default);
        var second = room.EnterAsync(1, stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }
}
