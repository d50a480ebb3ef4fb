import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent colour. Shade 7 on white has a contrast of 5.9 to 1. */
const jade: MantineColorsTuple = [
  '#eef7f5',
  '#dcefeb',
  '#b4dcd4',
  '#86c5ba',
  '#5aae9f',
  '#369787',
  '#1f8375',
  '#0f7063',
  '#0b5d52',
  '#074840',
];

const FONT = "'Be Vietnam Pro', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif";

export const theme = createTheme({
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '600' },
  colors: { jade },
  primaryColor: 'jade',
  primaryShade: 7,
  black: '#1a2321',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Focus is drawn for everybody, not only after a key was pressed: the page is worked with the keyboard.
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, color: 'dark.7' } },
    Button: { defaultProps: { size: 'compact-md', fw: 500 } },
    Modal: {
      defaultProps: {
        centered: false,
        yOffset: '6vh',
        radius: 'lg',
        styles: { title: { fontWeight: 600, fontSize: 16, lineHeight: '24px' } },
      },
    },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
  },
});

/** Mantine's own greys for quiet words fall short of AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#52605c',
    '--mantine-color-placeholder': '#66736f',
    '--mantine-color-error': '#b42318',
  },
  dark: {},
});
