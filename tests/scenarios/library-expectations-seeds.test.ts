import { meetExpectations } from '../support/library-expectations.ts';

meetExpectations(['2', '3', '4', '5']);
