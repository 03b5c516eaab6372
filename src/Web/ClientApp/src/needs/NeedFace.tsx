import type { NeedAbout, NeedCard } from '../api/entries';
import { initiativeCard, organizationCard } from '../live/cards';
import { Face, MemberFace } from '../ui/Face';

interface NeedFaceProps {
  readonly of: Pick<NeedCard | NeedAbout, 'by' | 'organization' | 'initiative'>;
  readonly size?: 40 | 96;
}

/** The face of whoever asks or offers. */
export function NeedFace({ of: { by, organization, initiative }, size }: NeedFaceProps) {
  if (organization) {
    return <Face id={organization} name={organizationCard(organization)?.name ?? ''} kind="organization" size={size} />;
  }
  if (initiative) {
    return <Face id={initiative} name={initiativeCard(initiative)?.name ?? ''} kind="initiative" size={size} />;
  }
  return <MemberFace id={by} size={size} />;
}
