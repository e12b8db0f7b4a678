import type { Resource } from './mutations.mjs';

export function transaction(resources: readonly Resource[]): Resource;
export function collection(resources: readonly Resource[]): Resource;
