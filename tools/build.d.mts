export function isBuildCurrent(): boolean;
export function buildAll(): Promise<void>;
export function bundle(program: { entry: string; outfile: string }): Promise<void>;
