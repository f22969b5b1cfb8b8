import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config';

const refusal = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was taken');
};

describe('loadConfig', () => {
  it('[CF1] an empty environment runs alone: loopback, embedded log, demo sensors, 40 °C', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      isLoopback: true,
      publicOrigins: null,
      operatorPassword: null,
      kafka: null,
      databaseUrl: null,
      dataDir: './data',
      retention: { rawDays: 30, rollupDays: 400 },
      sensorFromKey: true,
      maxSensors: 20_000,
      windowSize: 10,
      threshold: { high: 40, low: null },
      simulator: 'demo',
      isSimulatorSet: false,
      notify: { smtp: null, allow: [] },
      logLevel: 'info',
    });
  });

  it('[CF1] an empty variable is an unset one', () => {
    expect(loadConfig({ PORT: '', OPERATOR_PASSWORD: '', KAFKA_BROKERS: '', DATABASE_URL: '' })).toEqual(
      loadConfig({}),
    );
  });

  it('[CF2] every wrong variable is named in one message', () => {
    const message = refusal({
      PORT: '70000',
      OPERATOR_PASSWORD: 'short',
      KAFKA_BROKERS: 'kafka',
      SENSOR_FROM_KEY: 'yes',
      WINDOW_SIZE: '0',
      THRESHOLD_HIGH: 'hot',
      SIMULATOR: 'on',
      LOG_LEVEL: 'loud',
      PUBLIC_ORIGIN: 'isotherm.example/page',
    });
    for (const variable of [
      'PORT must be at most 65535',
      'OPERATOR_PASSWORD must have at least 12 characters',
      'KAFKA_BROKERS must be host:port',
      'SENSOR_FROM_KEY must be true or false',
      'WINDOW_SIZE must be at least 1',
      'THRESHOLD_HIGH must be °C from -273.15 to 10000, or none',
      'SIMULATOR must be off, article or demo',
      'LOG_LEVEL must be debug, info, warn or error',
      'PUBLIC_ORIGIN must be origins',
    ]) {
      expect(message).toContain(variable);
    }
  });

  it('[CF2] variables that contradict each other are named beside those wrong by themselves', () => {
    const message = refusal({ PORT: 'x', THRESHOLD_HIGH: '5', THRESHOLD_LOW: '6', KAFKA_SSL_CA_FILE: 'no-such-file' });
    expect(message).toContain('PORT must be a whole number');
    expect(message).toContain('THRESHOLD_LOW must be below THRESHOLD_HIGH');
    expect(message).toContain('KAFKA_SSL_CA_FILE needs KAFKA_SSL=true');
  });

  it('[CF2] nothing is held against a variable that is wrong by itself', () => {
    expect(refusal({ THRESHOLD_HIGH: 'hot', THRESHOLD_LOW: '50' })).not.toContain('THRESHOLD_LOW');
    expect(refusal({ KAFKA_SASL_MECHANISM: 'md5', KAFKA_SASL_USERNAME: 'a' })).not.toContain('all three');
  });

  it.each(['a:0', 'a:65536', 'a', 'http://a:9092', 'a:9092,'])('[CF2] %s names no broker', (brokers) => {
    expect(refusal({ KAFKA_BROKERS: brokers })).toContain('KAFKA_BROKERS must be host:port');
  });

  it('[CF2] a password is never repeated in the message', () => {
    expect(refusal({ OPERATOR_PASSWORD: 'hunter2' })).not.toContain('hunter2');
  });

  it('[CF3] DATABASE_URL is the address of a PostgreSQL database', () => {
    const url = 'postgres://isotherm:secret@db.example:5432/isotherm';
    expect(loadConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    expect(loadConfig({ DATABASE_URL: 'postgresql:///isotherm' }).databaseUrl).toBe('postgresql:///isotherm');
    for (const wrong of ['mysql://db/isotherm', 'postgres://db', 'postgres://db/', 'isotherm']) {
      expect(refusal({ DATABASE_URL: wrong })).toContain(
        'DATABASE_URL must be postgres://user:password@host:port/database',
      );
    }
  });

  it('[CF8] history is kept so many days, 0 for ever, and its roll-ups at least as long as its readings', () => {
    const kept = (env: Record<string, string>) => loadConfig(env).retention;
    expect(kept({ RETENTION_RAW_DAYS: '7', RETENTION_ROLLUP_DAYS: '0' })).toEqual({ rawDays: 7, rollupDays: null });
    expect(kept({ RETENTION_RAW_DAYS: '0', RETENTION_ROLLUP_DAYS: '0' })).toEqual({ rawDays: null, rollupDays: null });
    for (const raw of ['0', '401']) {
      expect(refusal({ RETENTION_RAW_DAYS: raw })).toContain(
        'RETENTION_ROLLUP_DAYS must be at least RETENTION_RAW_DAYS',
      );
    }
  });

  it('[CF4] half a setting is refused', () => {
    expect(refusal({ KAFKA_SASL_MECHANISM: 'plain' })).toContain('set all three or none');
    expect(refusal({ KAFKA_SSL_CA_FILE: 'ca.pem' })).toContain('needs KAFKA_SSL=true');
    expect(refusal({ KAFKA_SSL: 'true', KAFKA_SSL_CA_FILE: 'no-such-file.pem' })).toContain('readable PEM file');
    expect(refusal({ THRESHOLD_HIGH: '5', THRESHOLD_LOW: '5' })).toContain(
      'THRESHOLD_LOW must be below THRESHOLD_HIGH',
    );
    expect(refusal({ SMTP_URL: 'smtp://mail.lan' })).toContain('SMTP_URL needs SMTP_FROM beside it');
    expect(refusal({ SMTP_FROM: 'a@b.example' })).toContain('SMTP_FROM needs SMTP_URL beside it');
    expect(refusal({ KAFKA_TOPIC: 'a', KAFKA_DLQ_TOPIC: 'a' })).toContain('must differ from KAFKA_TOPIC');
  });

  it('[CF5] with Kafka the simulator is off and the names follow the topic', () => {
    const config = loadConfig({ KAFKA_BROKERS: 'a:9092, b:9093', KAFKA_TOPIC: 'cellar' });
    expect(config.simulator).toBe('off');
    expect(config.kafka).toMatchObject({
      brokers: ['a:9092', 'b:9093'],
      topic: 'cellar',
      groupId: 'isotherm',
      dlqTopic: 'cellar-dlq',
      partitions: 1,
      ssl: null,
      sasl: null,
    });
  });

  it('[CF9] how e-mail leaves and what notifications may reach', () => {
    const notify = (env: Record<string, string>) => loadConfig(env).notify;
    expect(notify({ SMTP_URL: 'smtps://a:b@mail.example', SMTP_FROM: 'Isotherm <i@example.org>' }).smtp).toEqual({
      url: 'smtps://a:b@mail.example',
      from: 'Isotherm <i@example.org>',
    });
    const allow = ['hooks.lan:8080', '[fd00::1]:80', '10.0.0.0/8', 'fd00::/8'];
    expect(notify({ NOTIFY_ALLOW: allow.join(', ') }).allow).toEqual(allow);
  });

  it.each(['10.0.0.0/33', 'fd00::/129', '10.0.0.1', 'hooks.lan', '10.0.0.0/8/8', 'hooks.lan/8', '1.2.3.4:0'])(
    '[CF9] %s allows nothing',
    (entry) => expect(refusal({ NOTIFY_ALLOW: entry })).toContain('NOTIFY_ALLOW must be host:port or networks'),
  );

  it.each(['mail.example:25', 'http://mail.example', 'smtp://'])('[CF9] %s is no mail server', (url) => {
    expect(refusal({ SMTP_URL: url, SMTP_FROM: 'a@b.example' })).toContain('SMTP_URL must be smtp://');
  });

  it.each(['nobody', 'a@b c', 'x <a@b>\r\nBcc: c@d'])('[CF9] %s is no sender', (from) => {
    expect(refusal({ SMTP_URL: 'smtp://m.lan', SMTP_FROM: from })).toContain('SMTP_FROM must be an address');
  });

  it('[CF6] either limit can be none', () => {
    expect(loadConfig({ THRESHOLD_HIGH: 'none', THRESHOLD_LOW: '-18.5' }).threshold).toEqual({
      high: null,
      low: -18.5,
    });
  });

  it.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.example', false],
  ])('[CF7] %s is loopback: %s', (host, isLoopback) => {
    expect(loadConfig({ HOST: host }).isLoopback).toBe(isLoopback);
  });
});
