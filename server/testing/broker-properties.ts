/** Where one broker listens and keeps its log. */
export type BrokerPlace = { port: number; controllerPort: number; dir: string; relayed?: Relayed };

/** A second port, whose clients are told to come by `advertisedPort`: a relay that hands on to `port`. */
export type Relayed = { port: number; advertisedPort: number };

/** server.properties of a single Kafka node on loopback: broker and controller in one, everything kept once. */
export function brokerProperties({ port, controllerPort, dir, relayed }: BrokerPlace): string {
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [
      `PLAINTEXT://127.0.0.1:${port}`,
      `CONTROLLER://127.0.0.1:${controllerPort}`,
      ...by(relayed?.port),
    ].join(),
    'advertised.listeners': [`PLAINTEXT://127.0.0.1:${port}`, ...by(relayed?.advertisedPort)].join(),
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,RELAYED:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': dir,
    'num.network.threads': 1,
    'num.io.threads': 2,
    // A broker that was killed is let in again when its old session has ended: 9 s unless told otherwise.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
    'num.partitions': 6,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

const by = (port: number | undefined) => (port === undefined ? [] : [`RELAYED://127.0.0.1:${port}`]);
