import { run } from './kafka-jars';

/** The image docker-compose.yml runs too. */
const IMAGE = 'apache/kafka:4.3.1';

/** True where a Docker engine answers. */
export async function hasDocker(): Promise<boolean> {
  return (await run('docker', ['info', '--format', '{{.ServerVersion}}'])).code === 0;
}

/** A Kafka container on 127.0.0.1:`port`; resolves with its id. `keepData`: in a volume, for the next run on the port. */
export async function runContainer(port: number, keepData: boolean): Promise<string> {
  const variables = {
    KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_NODE_ID: '1',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@127.0.0.1:29093',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENERS: `PLAINTEXT://0.0.0.0:${port},CONTROLLER://127.0.0.1:29093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  };
  const env = Object.entries(variables).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const volume = keepData ? ['-v', `isotherm-kafka-${port}:/var/lib/kafka/data`] : [];
  return docker(['run', '-d', '-p', `127.0.0.1:${port}:${port}`, ...volume, ...env, IMAGE]);
}

/** Runs one docker command; resolves with what it printed, without the last line end. */
export async function docker(args: readonly string[]): Promise<string> {
  const { code, output } = await run('docker', args);
  if (code !== 0) throw new Error(`docker ${args[0]} failed:\n${output}`);
  return output.trim();
}
