export { loadSample, type SampleLoaded } from './load.ts';
