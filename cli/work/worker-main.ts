/** What a worker thread runs. */
import { serve } from './worker.ts';

await serve();
