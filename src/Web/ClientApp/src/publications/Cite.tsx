import { me } from '../app/session';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberCard, organizationCard } from '../live/cards';
import { CopyBox } from '../ui/CopyBox';
import { More } from './More';
import { type Publication, signers } from './usePublication';

/** What others may do with it, and how to name it. */
export function Cite({ publication, title }: { publication: Publication; title: string }) {
  const { id, about } = publication;
  const names = signers(publication).flatMap((one) => memberCard(one)?.name ?? []);
  const organization = about.organization ? organizationCard(about.organization)?.name : undefined;
  const words = citation({
    names,
    title,
    year: new Date(about.sharedAt ?? about.at).getFullYear(),
    version: about.methodVersion && t('publication.version.method', { version: about.methodVersion }),
    organization,
    network: me.value?.network.name ?? t('app.name'),
    address: location.origin + addressOf.publication(id, title),
  });
  return (
    <section class="rights" aria-labelledby="rights">
      <h2 id="rights" class="overline">
        {t('publication.licence')}
      </h2>
      <p>
        <strong>{t(`licence.${about.licence}`)}</strong> · {t(`licence.${about.licence}.about`)}
      </p>
      <More label={t('publication.cite')}>
        <CopyBox label={t('publication.cite.label')} value={words} />
      </More>
    </section>
  );
}

interface Cited {
  readonly names: readonly string[];
  readonly title: string;
  readonly year: number;
  readonly version: string | undefined;
  readonly organization: string | undefined;
  readonly network: string;
  readonly address: string;
}

/** "Ana Pérez, Beñat Etxeberria (2026): Title. Version 2. Organization. Network. Address". Pure. */
export function citation({ names, title, year, version, organization, network, address }: Cited): string {
  const parts = [title.replace(/\.$/, ''), version, organization, network].filter(Boolean).join('. ');
  return `${names.join(', ')} (${year}): ${parts}. ${address}`;
}
