/**
 * Telephone numbers that answer people in danger, free of charge in the Kyrgyz Republic. A body checks them before it goes live:
 * numbers change, and a wrong one is worse than none.
 */
export const helpLines = [
  /** Any emergency. */
  { number: '112', text: 'help-112' },
  /** Violence in the family or because of one's sex: social and psychological help. */
  { number: '117', text: 'help-117' },
  /** Children and their parents. */
  { number: '111', text: 'help-111' },
  { number: '102', text: 'help-102' },
  { number: '103', text: 'help-103' },
] as const;
