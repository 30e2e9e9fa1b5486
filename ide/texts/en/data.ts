/** Texts of the notice about data. */
export const data = {
  'data.title': 'What is kept about you',

  'data.kept': 'What is kept',
  'data.kept.code': 'Your code, your pictures and sounds, and the name of your project. Old code is kept too, so that it can come back.',
  'data.kept.lesson': 'Which step of a lesson you are in, and when your project was last open.',
  'data.kept.where': 'All of it is on one computer. Your school or your teacher looks after it. Nothing goes to anyone else.',

  'data.not': 'What is not kept',
  'data.not.name': 'Not your name, and no photo of you. You need no account and no e-mail. To others you are an animal.',
  'data.not.messages': 'Not the messages that your pages send. They are gone when the project sleeps.',
  'data.not.ads': 'There are no ads, and nobody counts what you click.',

  'data.here': 'What this browser keeps',
  'data.here.list': 'A list of your projects, and code that is not saved yet. The letters, the colours and the language you like.',
  'data.here.words': 'Your secret words, so that you can go on. Do you share this computer? Then others can open your projects here.',

  'data.who': 'Who can see it',
  'data.who.link': 'Only people who have a link or your secret words. You choose who gets them. You can turn a link off.',
  'data.who.host': 'The grown-up who runs this playground can see it too.',

  'data.care': 'Take care',
  'data.care.names': 'Put no real names, no addresses and no phone numbers into your project. Everyone who has a link can read them.',

  'data.long': 'How long it stays',
  'data.long.stays': 'It stays until you delete it. The grown-up who runs this playground can delete it too.',
  'data.long.days': {
    one: 'A project that nobody opens for {count} day is deleted. Open it, and it stays.',
    other: 'A project that nobody opens for {count} days is deleted. Open it, and it stays.',
  },
  'data.long.copy': {
    one: 'The grown-up who runs this playground has a copy for {count} more day.',
    other: 'The grown-up who runs this playground has a copy for {count} more days.',
  },
  'data.long.delete': 'You can delete a project for good. Press Share, then Delete this project.',
  'data.long.zip': 'Do you want to keep your code? Press Share, then Save zip.',

  'data.ask': 'Is something not clear? Ask your teacher.',
} as const;
