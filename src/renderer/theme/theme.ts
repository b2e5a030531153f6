import {
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Combobox,
  Menu,
  NumberInput,
  PasswordInput,
  Popover,
  Select,
  TextInput,
  Textarea,
  Tooltip,
  createTheme,
} from '@mantine/core';
import { KeptButton } from './kept-button.tsx';

/** A deep blue-green; shade 7 carries white text at 6:1 in both schemes. */
const jade: MantineColorsTuple = [
  '#e7f5f4',
  '#cfe9e7',
  '#a2d5d2',
  '#72c0bb',
  '#4aaca6',
  '#2a9690',
  '#147e79',
  '#0b6865',
  '#075452',
  '#04403e',
];

const CHINESE_FIRST = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';

export const theme = createTheme({
  colors: { jade },
  primaryColor: 'jade',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: CHINESE_FIRST,
  fontFamilyMonospace: '"Sarasa Mono SC", "Cascadia Mono", "Noto Sans Mono CJK SC", ui-monospace, monospace',
  headings: { fontFamily: CHINESE_FIRST, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Which element it is belongs to a polymorphic button, and `extend` knows the plain one only.
    Button: { defaultProps: { size: 'sm', component: KeptButton } },
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } }),
    Combobox: Combobox.extend({ defaultProps: { shadow: 'md' } }),
    // A dialog's heading is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Tooltip: Tooltip.extend({
      defaultProps: { events: { hover: true, focus: true, touch: false }, openDelay: 250, multiline: true, maw: 360 },
    }),
  },
});

/** Mantine's own greys and signal colours, darkened or lightened until they pass AA on what they stand on. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#57606a',
    '--mantine-color-placeholder': '#68727c',
    '--mantine-color-error': '#b42318',
    '--mantine-color-red-light-color': '#a01c13',
    '--mantine-color-yellow-light-color': '#6f4700',
    '--mantine-color-green-light-color': '#1b5e33',
  },
  dark: {
    // A link stands on chosen rows too.
    '--mantine-color-anchor': jade[3],
    '--mantine-color-dimmed': '#a3adb5',
    '--mantine-color-placeholder': '#98a2aa',
    '--mantine-color-error': '#ff9a8f',
    '--mantine-color-red-light-color': '#ffb3aa',
    '--mantine-color-yellow-light-color': '#f1c66a',
    '--mantine-color-green-light-color': '#9be0b2',
  },
});
