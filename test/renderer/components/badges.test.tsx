import '../../../src/renderer/app/tokens.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { TierBadge } from '../../../src/renderer/components/badges.tsx';
import { Progress } from '../../../src/renderer/components/progress.tsx';

test('[S11] a tier held above what the figures support is shown as held, and says so', async () => {
  await render(<TierBadge held="Platinum" standing="Gold" change="below-held" provisional />);
  await expect.element(page.getByTitle('Holds Platinum; the figures support Gold')).toBeVisible();
  await expect
    .element(page.getByText(/^Platinum/))
    .toHaveTextContent('Platinum ↓, the figures support Gold');
});

test('[S11] without a tier on record the tier earned is shown', async () => {
  await render(<TierBadge held={null} standing="Silver" change="not-recorded" />);
  await expect.element(page.getByText('Silver', { exact: true })).toBeVisible();
  expect(page.getByText(/figures support/).query()).toBeNull();
});

test('[G8] a bar of nothing known is hatched, and not a bar at zero', async () => {
  await render(
    <>
      <Progress label="Revenue" percent={0} />
      <Progress label="Activity" percent={null} />
    </>,
  );
  const backgroundOf = (name: string) =>
    getComputedStyle(page.getByRole('img', { name }).element()).backgroundImage;
  await expect.element(page.getByRole('img', { name: 'Activity: unknown' })).toBeInTheDocument();
  expect(backgroundOf('Activity: unknown')).toContain('repeating-linear-gradient');
  expect(backgroundOf('Revenue')).toBe('none');
});
