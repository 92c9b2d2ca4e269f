export { readSettings, setSettings, settingsOn } from './settings.ts';
export type { Act } from './types.ts';
export { setUiSetting, uiSettings } from './ui-settings.ts';
