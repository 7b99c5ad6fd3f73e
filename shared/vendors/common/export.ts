export type { ExportConfirmation } from '../../model';
