/** What a worker thread runs. */
import { serve } from './block-worker.ts';

void serve();
