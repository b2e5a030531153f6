// npm run check: format, types, lint, dependency rules, dead code.

import { runCheckSteps } from './check-steps.mjs';

const { passed, failed } = await runCheckSteps();
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
