import { render } from 'preact';
import '../shared/style/portal.scss';
import './verifier.scss';
import { createPortablePublicSuite } from '../../crypto/public.ts';
import sharedEn from '../shared/locale/en/shared.ftl?raw';
import sharedKy from '../shared/locale/ky/shared.ftl?raw';
import sharedRu from '../shared/locale/ru/shared.ftl?raw';
import sharedUz from '../shared/locale/uz/shared.ftl?raw';
import { LocaleProvider } from '../shared/locale/context.tsx';
import { VerifierApp } from './app.tsx';
import en from './locale/en.ftl?raw';
import ky from './locale/ky.ftl?raw';
import ru from './locale/ru.ftl?raw';
import uz from './locale/uz.ftl?raw';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');

render(
  <LocaleProvider catalogue={{ ky: [sharedKy, ky], ru: [sharedRu, ru], uz: [sharedUz, uz], en: [sharedEn, en] }}>
    <VerifierApp suite={await createPortablePublicSuite(crypto.subtle)} />
  </LocaleProvider>,
  root,
);
