declare module 'kafkajs/src/network/requestQueue/index.js' {
  const RequestQueue: { prototype: import('./request-queue-patch').RequestQueuePrototype };
  // biome-ignore lint/style/noDefaultExport: it describes a CommonJS module
  export default RequestQueue;
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
