export function flatMeadow(): Promise<Buffer>;
export function tinyStar(): Promise<Buffer>;
export function wanderingStar(): Promise<Buffer>;
export function noise(width: number, height: number): Promise<Buffer>;
