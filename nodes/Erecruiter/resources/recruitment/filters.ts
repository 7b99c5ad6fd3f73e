import { z } from 'zod';
import { filtersCollection, searchFilter } from '../../../../shared/node/filters';
import { optionalText } from '../../../../shared/node/parameters';

export const filters = filtersCollection([searchFilter('name')]);

export const filtersSchema = z.object({ search: optionalText });
