export { DeckPreview } from './preview.tsx';
