import { version } from '../package.json';

/** This program's own version. */
export const VERSION: string = version;
