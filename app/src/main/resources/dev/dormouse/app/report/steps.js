// What to do next, type by type: look first, then the step that can be undone, deletion last.

/**
 * Steps, each {title, text?, commands?, undo?}; a command may be several lines that belong together.
 * They are for an administrator of the finding's account.
 */
function stepsFor(finding, model) {
  switch (finding.type) {
    case 'UnusedIAMRole':
      return roleSteps(finding);
    case 'UnusedIAMUserAccessKey':
      return keySteps(finding);
    case 'UnusedIAMUserPassword':
      return passwordSteps(finding);
    case 'UnusedPermission':
      return permissionSteps(finding, model);
    default:
      return [];
  }
}

const partition = (arn) => String(arn).split(':')[1] || 'aws';
const iam = (...args) => 'aws iam ' + args.map(quoted).join(' ');
const lines = (...commands) => commands.join('\n');

function roleSteps({ name, arn, kind }) {
  const look = {
    title: 'Look who trusts it and where it hangs',
    commands: [
      lines(
        iam('get-role', '--role-name', name),
        iam('list-instance-profiles-for-role', '--role-name', name),
      ),
    ],
  };
  if (kind === 'identity-center-role') return [look, identityCenterStep()];
  const denyAll = `arn:${partition(arn)}:iam::aws:policy/AWSDenyAll`;
  return [
    look,
    {
      title: 'Put it to rest, reversibly',
      text: 'A role for rare days (recovery, audit, year end) may be meant to sleep: ask its owner, or exclude it. Otherwise deny it everything for a while; detaching the policy undoes it.',
      commands: [iam('attach-role-policy', '--role-name', name, '--policy-arn', denyAll)],
      undo: iam('detach-role-policy', '--role-name', name, '--policy-arn', denyAll),
    },
    {
      title: 'Delete it when nobody missed it',
      text: 'If Terraform or CloudFormation made the role, remove it there. Otherwise take away its policies and instance profiles first.',
      commands: [
        lines(
          iam('list-attached-role-policies', '--role-name', name),
          iam('list-role-policies', '--role-name', name),
        ),
        iam('delete-role', '--role-name', name),
      ],
    },
  ];
}

const identityCenterStep = () => ({
  title: 'Change it in IAM Identity Center',
  text: 'This role belongs to a permission set and cannot be changed in the account. Remove the assignment of the permission set to this account, or shrink the permission set.',
});

function keySteps({ name, details }) {
  const keys = details.map((d) => d.unusedIamUserAccessKeyDetails?.accessKeyId).filter(Boolean);
  const perKey = (verb, ...more) =>
    lines(...keys.map((key) => iam(verb, '--user-name', name, '--access-key-id', key, ...more)));
  return [
    {
      title: 'Look when and where it was last used',
      commands: [lines(...keys.map((key) => iam('get-access-key-last-used', '--access-key-id', key)))],
    },
    {
      title: 'Deactivate before you delete',
      text: 'An inactive key can be made active again at once, a deleted one is gone.',
      commands: [perKey('update-access-key', '--status', 'Inactive')],
      undo: perKey('update-access-key', '--status', 'Active'),
    },
    { title: 'Delete it when nobody missed it', commands: [perKey('delete-access-key')] },
  ];
}

function passwordSteps({ name }) {
  return [
    {
      title: 'Look at the password and its second factor',
      commands: [
        lines(iam('get-login-profile', '--user-name', name), iam('list-mfa-devices', '--user-name', name)),
      ],
    },
    {
      title: 'Ask the person',
      text: 'There is no way to switch a password off and on again: once deleted, a new one has to be set. An emergency user may be meant to sleep.',
    },
    {
      title: 'Take the console password away',
      text: 'Access keys of the user stay as they are.',
      commands: [iam('delete-login-profile', '--user-name', name)],
    },
  ];
}

function permissionSteps({ arn, kind, own }, model) {
  const look = {
    title: 'Look at the same evidence yourself',
    text: 'The first command prints a job id, the second takes it.',
    commands: [
      iam('generate-service-last-accessed-details', '--arn', arn, '--granularity', 'ACTION_LEVEL'),
      'aws iam get-service-last-accessed-details --job-id JOB_ID',
      `dormouse explain ${quoted(arn)} ${inputWord(model.head.input)}`,
    ],
  };
  if (kind === 'identity-center-role') return [look, identityCenterStep()];
  const steps = [
    look,
    ...(own.policies || [])
      .filter((p) => p.unused > 0)
      .slice(0, 3)
      .map((p) => policyStep(p, arn)),
  ];
  steps.push({
    title: 'Keep what is used and what is not known',
    text: 'Remove unused actions only. A new version of a managed policy can be set back; keep a copy of an inline policy before you replace it.',
  });
  return steps;
}

const inputWord = (input) => (!input || /^sample\b/.test(input) ? '--sample' : quoted(input));

function policyStep(policy, arn) {
  const through = policy.via ? ` It comes through ${policy.via}, whose other members have it too.` : '';
  if (policy.kind === 'MANAGED' && policy.arn) {
    const byAws = /^arn:[^:]*:iam::aws:policy\//.test(policy.arn);
    return byAws
      ? {
          title: `Replace ${policy.name}`,
          text: `AWS's own policy, it cannot be edited: attach a smaller policy of your own, then detach this one.${through}`,
        }
      : {
          title: `Make a smaller version of ${policy.name}`,
          text: `Everybody to whom it is attached gets the new version. The old one stays and can be set back.${through}`,
          commands: [
            lines(
              iam('get-policy', '--policy-arn', policy.arn),
              iam('list-entities-for-policy', '--policy-arn', policy.arn),
            ),
            iam(
              'create-policy-version',
              '--policy-arn',
              policy.arn,
              '--policy-document',
              'file://smaller.json',
              '--set-as-default',
            ),
          ],
        };
  }
  const user = arn.includes(':user/');
  const holder = policy.via
    ? null
    : [user ? '--user-name' : '--role-name', nameOf(arn), '--policy-name', policy.name];
  return {
    title: `Shrink the inline policy ${policy.name}`,
    text: through.trim(),
    commands: holder ? [iam(user ? 'get-user-policy' : 'get-role-policy', ...holder)] : [],
  };
}

/** A command in pieces that a narrow column keeps whole where it can. */
const argumentsOf = (line) =>
  line
    .split(/(?= --)/)
    .map((part) => [part.startsWith(' ') ? ' ' : '', h('span', { class: 'argument' }, part.trim())]);

function stepsList(finding, model) {
  const steps = stepsFor(finding, model);
  if (!steps.length) return null;
  return h(
    'section',
    { class: 'steps' },
    h('h3', {}, 'Next steps'),
    h(
      'p',
      { class: 'quiet' },
      `In account ${finding.account}${finding.accountName ? ` (${finding.accountName})` : ''}. Nothing here is done by Dormouse.`,
    ),
    h(
      'ol',
      {},
      steps.map((step) =>
        h(
          'li',
          {},
          h('b', {}, step.title),
          step.text && h('p', {}, step.text),
          (step.commands || []).map((command) => commandBox(command)),
          step.undo && commandBox(step.undo, 'Undo'),
        ),
      ),
    ),
  );
}

const commandBox = (command, label) =>
  h(
    'div',
    { class: 'command' },
    h(
      'div',
      { class: 'command-lines' },
      label && h('small', {}, label),
      command.split('\n').map((line) => h('code', {}, argumentsOf(line))),
    ),
    copyButton(command, `command: ${command}`),
  );
