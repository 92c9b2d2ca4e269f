import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core';

/** One accent. Shade 6 is the light theme's, shade 3 the dark one's. */
const accent: MantineColorsTuple = [
  '#e9effd',
  '#cdd9fa',
  '#a4bcf8',
  '#7aa2ff',
  '#4f7df0',
  '#3467e2',
  '#2456d6',
  '#1d48b6',
  '#183b96',
  '#142f78',
];

/** Dialogs lie on the card's color, not the page's. */
const raised = {
  content: { background: 'var(--qd-card)', border: '1px solid var(--qd-line)' },
  header: { background: 'var(--qd-card)' },
};

/** Mantine's dark scheme is built from these: our own surfaces and lines. */
const dark: MantineColorsTuple = [
  '#e9edf3',
  '#c9d1dc',
  '#a3adbb',
  '#8d97a6',
  '#3a4453',
  '#272e39',
  '#1e242e',
  '#171c24',
  '#12161d',
  '#0b0e13',
];

export const theme = createTheme({
  fontFamily: 'var(--qd-font)',
  fontFamilyMonospace: 'ui-monospace, "Liberation Mono", monospace',
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  colors: { accent, dark },
  // Mantine picks white or black once for both schemes; our accent is dark in one and light in the other.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const filled = input.variant === 'filled' && (input.color ?? 'accent') === 'accent';
    return filled ? { ...colors, color: 'var(--qd-on-accent)' } : colors;
  },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '21px', lineHeight: '1.25' },
      h2: { fontSize: '14px', lineHeight: '1.35', fontWeight: '600' },
      h3: { fontSize: '13px', lineHeight: '1.4', fontWeight: '600' },
    },
  },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: { root: { fontWeight: 550 } },
      vars: (_theme, { size }) => ({
        root: size === undefined || size === 'sm' ? { '--button-height': '34px' } : {},
      }),
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.4 },
      },
      styles: { ...raised, title: { fontWeight: 600 } },
    }),
    Drawer: Drawer.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: raised,
    }),
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, events: tooltipEvents() } }),
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: undefined } } },
  },
});

/** What is told on hover is told on focus too. */
function tooltipEvents() {
  return { hover: true, focus: true, touch: false };
}

const shared = {
  '--mantine-color-body': 'var(--qd-bg)',
  '--mantine-primary-color-contrast': 'var(--qd-on-accent)',
  '--mantine-color-text': 'var(--qd-ink)',
  '--mantine-color-dimmed': 'var(--qd-dim)',
  '--mantine-color-placeholder': 'var(--qd-faint)',
  '--mantine-color-anchor': 'var(--qd-accent)',
  '--mantine-color-default': 'var(--qd-card)',
  '--mantine-color-default-hover': 'var(--qd-soft)',
  '--mantine-color-default-color': 'var(--qd-ink)',
  '--mantine-color-default-border': 'var(--qd-line)',
  '--mantine-color-error': 'var(--qd-bad)',
  '--mantine-color-disabled': 'var(--qd-soft)',
  '--mantine-color-disabled-color': 'var(--qd-faint)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
