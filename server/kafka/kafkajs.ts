import kafkajs from 'kafkajs';

// kafkajs is CommonJS built in a way that hides its names from Node's ES modules: they are taken off its default here.
export const { CompressionCodecs, CompressionTypes, Kafka, KafkaJSAggregateError, logLevel, Partitioners } = kafkajs;
