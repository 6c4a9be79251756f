import type { Language } from '../../../shared/locale/languages.ts';
import { en } from './en.ts';
import { ky } from './ky.ts';
import { ru } from './ru.ts';
import type { PageTexts } from './texts-shape.ts';
import { uz } from './uz.ts';

export const pageTexts: Readonly<Record<Language, PageTexts>> = { ky, ru, uz, en };
