export { QbrScreen } from './qbr-screen.tsx';
export { QbrsScreen } from './qbrs-screen.tsx';
