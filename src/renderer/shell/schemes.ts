import type { MantineColorScheme } from '@mantine/core';

export const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];
