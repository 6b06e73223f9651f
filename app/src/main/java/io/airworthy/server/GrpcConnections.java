package io.airworthy.server;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/// The connections of the gRPC port, of which a number is open at once: while there are so many, no
/// other is accepted, and it waits in the system's queue until one ends.
///
/// The gRPC library has no such limit and shows a connection only when calls may already be on it.
/// So the channel that listens is told to accept one at a time, and none while there are enough.
final class GrpcConnections implements AutoCloseable {
  private static final long GRACE_SECONDS = 10;

  private final int most;
  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(
          0, new DefaultThreadFactory("grpc", true), NioIoHandler.newFactory());

  /// @param most that are open at once, 1 or more
  GrpcConnections(int most) {
    this.most = most;
  }

  /// Makes the server accept through this.
  void accept(NettyServerBuilder builder) {
    builder
        .bossEventLoopGroup(threads)
        .workerEventLoopGroup(threads)
        .channelFactory(this::port)
        .withOption(ChannelOption.RECVBUF_ALLOCATOR, new ServerChannelRecvByteBufAllocator());
  }

  private ServerChannel port() {
    ServerChannel port = new NioServerSocketChannel();
    port.pipeline().addLast(new Limit(most));
    return port;
  }

  @Override
  public void close() {
    var _ = threads.shutdownGracefully(0, GRACE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /// Counts what a port accepts, on the port's own thread alone.
  private static final class Limit extends ChannelInboundHandlerAdapter {
    private final int most;
    private int open;

    Limit(int most) {
      this.most = most;
    }

    @Override
    public void channelRead(ChannelHandlerContext port, Object accepted) {
      Channel connection = (Channel) accepted;
      count(port, 1);
      var _ =
          connection.closeFuture().addListener(_ -> port.executor().execute(() -> count(port, -1)));
      port.fireChannelRead(connection);
    }

    private void count(ChannelHandlerContext port, int more) {
      open += more;
      port.channel().config().setAutoRead(open < most);
    }
  }
}
