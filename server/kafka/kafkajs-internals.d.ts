declare module 'kafkajs/src/network/requestQueue/index.js' {
  const RequestQueue: { prototype: import('./request-queue-patch').RequestQueuePrototype };
  // biome-ignore lint/style/noDefaultExport: it describes a CommonJS module
  export default RequestQueue;
}
declare module 'kafkajs/src/network/connection.js' {
  type SocketParts = { host: string; port: number; onConnect: () => void };
  const Connection: {
    prototype: import('./connection-patch').ConnectionPrototype;
    new (options: {
      host: string;
      port: number;
      connectionTimeout: number;
      requestTimeout: number;
      logger: object;
      socketFactory: (parts: SocketParts) => object;
    }): import('./connection-patch').ConnectionPrototype & {
      requestQueue: { fulfillRequest(answer: { payload: Buffer }): void };
    };
  };
  // biome-ignore lint/style/noDefaultExport: it describes a CommonJS module
  export default Connection;
}
declare module 'kafkajs/src/consumer/batch.js' {
  type PartitionData = { partition: number; highWatermark: string; abortedTransactions: object[]; messages: object[] };
  const Batch: {
    prototype: import('./batch-patch').BatchPrototype;
    new (
      topic: string,
      fetchedOffset: string,
      data: PartitionData,
    ): import('./batch-patch').BatchPrototype & { messages: object[] };
  };
  // biome-ignore lint/style/noDefaultExport: it describes a CommonJS module
  export default Batch;
}
declare module 'kafkajs-snappy' {
  const snappy: () => { decompress(buffer: Buffer): Promise<Buffer> };
  // biome-ignore lint/style/noDefaultExport: it describes a CommonJS module
  export default snappy;
}
declare module 'lz4js' {
  const lz4: { decompress(frame: Uint8Array, maxBytes: number): Uint8Array };
  // biome-ignore lint/style/noDefaultExport: it describes a CommonJS module
  export default lz4;
}
