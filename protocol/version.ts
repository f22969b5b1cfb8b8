/** Version of the words on the socket; a browser that meets another one reloads itself. */
export const PROTOCOL_VERSION = 1;
