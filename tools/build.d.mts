export function isBuildCurrent(): boolean;
export function buildAll(): Promise<void>;
