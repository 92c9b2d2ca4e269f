import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Scope {
  /** A dialog alone: what lies dimmed behind it is not there for anyone. */
  within?: string | undefined;
  /** Rules that are not asked. */
  without?: string[];
}

/** What is wrong with the screen as it stands, against WCAG 2.2 AA. */
export async function axeFindings(page: Page, { within, without = [] }: Scope = {}) {
  const axe = new AxeBuilder({ page }).withTags(rules).disableRules(without);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
}

/** Light and dark. */
export async function accessible(page: Page, screen: string, scope?: Scope): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    expect.soft(await axeFindings(page, scope), `${screen}, ${colorScheme}`).toEqual([]);
  }
}
