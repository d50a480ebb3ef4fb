import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut like a cable. */
export interface CutOff {
  port: number;
  /** Ends what is connected and lets nobody in any more. */
  cut(): Promise<void>;
  /** Lets in again, on the same port. */
  mend(): Promise<void>;
  /** Lets nothing through, while both ends believe in their connection. */
  freeze(): void;
  thaw(): void;
  /** What is connected stays so and never hears anything again, as with a host that vanished; whoever connects anew is let through. */
  abandon(): void;
  /** Keeps back what comes, in both directions, and delivers it late, as a line does that is overloaded. */
  hold(): void;
  goOn(): void;
  /** How many were ever let in. */
  connections(): number;
}

export async function cutOff(target: { host: string; port: number }): Promise<CutOff> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  let frozen = false;
  let held = false;
  let connections = 0;
  let generation = 0;
  const forward = (from: Socket, to: Socket) => {
    const own = generation;
    from.on('data', (bytes) => {
      if (!frozen && own === generation) to.write(bytes);
    });
    from.once('end', () => to.end());
    if (held) from.pause();
  };
  const server = createServer((incoming) => {
    connections++;
    const outgoing = keep(connect(target));
    keep(incoming);
    forward(incoming, outgoing);
    forward(outgoing, incoming);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as { port: number };
  return {
    port,
    mend: () => listen(port),
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
    abandon: () => {
      generation += 1;
    },
    hold: () => {
      held = true;
      for (const socket of sockets) socket.pause();
    },
    goOn: () => {
      held = false;
      for (const socket of sockets) socket.resume();
    },
    connections: () => connections,
    cut: async () => {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
