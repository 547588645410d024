import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type LossyProxy = {
  port: number;
  /** How many answers were lost. */
  lost: () => number;
  stop: () => Promise<void>;
};

/**
 * Carries connections to a port of this machine, and loses some answers: the other side has done what it was asked,
 * and as its answer comes back, both ends find the connection gone.
 * @param loses whether the answer to these bytes is to be lost; asked of everything that is sent
 */
export async function startLossyProxy(
  target: { host: string; port: number },
  loses: (sent: Buffer) => boolean,
): Promise<LossyProxy> {
  let lost = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const other = connect(target);
    let losing = false;
    const end = () => {
      for (const socket of [client, other]) {
        socket.destroy();
        open.delete(socket);
      }
    };
    for (const socket of [client, other]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", end).on("close", end);
    }
    client.on("data", (sent) => {
      losing ||= loses(sent);
      if (!other.write(sent)) client.pause();
    });
    other.on("drain", () => client.resume());
    other.on("data", (answer) => {
      if (losing) {
        lost += 1;
        end();
      } else if (!client.write(answer)) other.pause();
    });
    client.on("drain", () => other.resume());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    lost: () => lost,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
