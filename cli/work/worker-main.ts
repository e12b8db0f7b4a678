/** What a worker thread runs. */
import { serve } from './worker.ts';

serve();
