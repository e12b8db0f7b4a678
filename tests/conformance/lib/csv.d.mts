export function csv(text: string): Record<string, string>[];
