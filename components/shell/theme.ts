import { Button, createTheme, type MantineColorsTuple } from '@mantine/core';

// Controls are grey: colour on this page means that something is wrong.
const slate: MantineColorsTuple = [
  '#f3f5f6',
  '#e4e8ea',
  '#cbd2d6',
  '#b0bac0',
  '#98a4ac',
  '#7f8d96',
  '#66747d',
  '#4b5861',
  '#364149',
  '#232b31',
];

export const theme = createTheme({
  colors: { slate },
  primaryColor: 'slate',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      // Mantine picks the ink for the light shade alone; on the dark theme's pale slate it would be white on grey.
      vars: (_theme, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--mantine-primary-color-contrast)' } : {},
      }),
    }),
  },
});
