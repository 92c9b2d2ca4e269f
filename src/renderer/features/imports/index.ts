export { ImportsScreen } from './imports-screen.tsx';
export { ImportNewScreen } from './new-screen.tsx';
export { ImportPlanScreen } from './plan-screen.tsx';
export { ImportRunScreen } from './run-screen.tsx';
export { SourceScreen } from './source-screen.tsx';
