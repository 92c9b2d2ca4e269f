import { SegmentedControl } from '@mantine/core';
import { useThemeChoice } from '../../app/color-scheme.ts';
import { Card } from '../../components/card.tsx';
import classes from './settings.module.css';

/** Light, dark, or as the system says. */
export function LookCard() {
  const [theme, setTheme] = useThemeChoice();
  return (
    <Card title="Appearance">
      <div className={classes.line}>
        <span id="theme-label">Theme</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="theme-label"
          value={theme}
          onChange={(value) => {
            if (value === 'light' || value === 'dark' || value === 'auto') setTheme(value);
          }}
          data={[
            { value: 'auto', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
    </Card>
  );
}
