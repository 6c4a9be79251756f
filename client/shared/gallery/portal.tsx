import type { VNode } from 'preact';
import '../style/portal.scss';
import { LinkButton } from '../components/button.tsx';
import { Heading } from '../components/heading.tsx';
import { Figures } from '../components/layout.tsx';
import { NavBar } from '../components/navigation.tsx';
import { Details, InsetText } from '../components/notices.tsx';
import { Page } from '../components/page.tsx';
import { Table } from '../components/table.tsx';
import { Tunduk } from '../components/tunduk.tsx';
import { useLocale } from '../locale/context.tsx';
import { mount, TODAY } from './mount.tsx';

const months = [0, 1, 2, 3].map((back) => ({
  day: TODAY - 30 * back,
  received: 40 - 5 * back,
  punctual: 35 - 5 * back,
}));

function Gallery(): VNode {
  const { t, formatDay, formatCount } = useLocale();
  return (
    <Page
      name={t('gallery-portal-name')}
      home="#"
      emblem={<Tunduk />}
      width="wide"
      footer={<p>{t('gallery-footer')}</p>}
      navigation={
        <NavBar
          label={t('gallery-portal-name')}
          current="totals"
          items={[
            { id: 'totals', label: t('gallery-totals'), href: '#' },
            { id: 'register', label: t('gallery-register'), href: '#' },
          ]}
        />
      }
    >
      <Heading level={1} size="xl">
        {t('gallery-portal-title')}
      </Heading>
      <p class="govuk-body-l">{t('gallery-portal-lead')}</p>
      <LinkButton href="#" icon="chevron-right">
        {t('gallery-more')}
      </LinkButton>
      <Figures
        figures={[
          { label: t('gallery-received'), value: formatCount(12_345), note: formatDay(TODAY) },
          { label: t('gallery-punctual'), value: '95 %' },
          { label: t('gallery-status-retaliation'), value: '—', note: t('gallery-hidden') },
        ]}
      />
      <Table
        caption={t('gallery-totals')}
        columns={[
          { id: 'month', header: t('gallery-month'), cell: (row) => formatDay(row.day), rowHeader: true },
          { id: 'received', header: t('gallery-received'), cell: (row) => formatCount(row.received), numeric: true },
          { id: 'punctual', header: t('gallery-punctual'), cell: (row) => formatCount(row.punctual), numeric: true },
        ]}
        rows={months}
        rowKey={(row) => String(row.day)}
      />
      <InsetText>{t('gallery-inset')}</InsetText>
      <Details summary={t('gallery-details')}>
        <p>{t('gallery-details-body')}</p>
      </Details>
    </Page>
  );
}

mount(<Gallery />);
