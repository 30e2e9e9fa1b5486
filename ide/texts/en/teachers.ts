/** Texts of the page for teachers, and of the preview of a lesson there. */
export const teachers = {
  'teachers.title': 'For teachers',
  'teachers.says': 'What you need for a class, what each lesson teaches, and how to write one.',

  'teachers.begin': 'Start in five minutes',
  'teachers.begin.address': 'Open this address on each computer. A tablet opens it with its camera: point it at the square.',
  'teachers.begin.address.label': 'Address of the playground',
  'teachers.begin.qr': 'Square code that opens the playground',
  'teachers.begin.this-computer': 'This address works on this computer only. On others, use its address in your network.',
  'teachers.begin.lesson': 'Each pupil presses `{button}`. Nobody needs an account or a name.',
  'teachers.begin.words':
    'All work is kept at once. `{button}` shows the secret words of a project. They open it on any computer, so let pupils write them down.',
  'teachers.begin.ticks':
    'A step gets its tick when the code does what it should. Who is stuck asks for a hint: there are three, and then the code itself.',
  'teachers.begin.pairs': 'Two can work on one project: both open it with the same secret words.',

  'teachers.lessons': 'What each lesson teaches',
  'teachers.lessons.says': 'The times are for a first try. Most classes need a little more.',
  'teachers.length': '{minutes} min · {steps} steps',
  'teachers.wrong': 'What goes wrong',
  'teachers.wrong.says': 'A wrong answer of this kind is told these words.',
  'teachers.wrong.none': 'No step of this lesson has a check.',
  'teachers.preview': 'Preview',
  'teachers.preview.of': 'Preview of {title}',

  'teachers.write': 'Write a lesson of your own',
  'teachers.write.folder':
    'Make a folder for all your lessons. In it, each lesson is a folder with a number and a name, such as `13-my-lesson`. The number is its place in the list.',
  'teachers.write.parts':
    'Put in `lesson.md` with the words, `starter/` with the project as it begins, and `solution/` with the files that are different at the end. `wrong/` has typical wrong answers.',
  'teachers.write.check':
    'Run `npm run lessons:check` and the name of your folder. It says in plain words what is wrong, and tries each step: the starter, the solution and all wrong answers.',
  'teachers.write.start': 'Start the playground with `LESSONS_DIR` set to your folder. Your lessons stand in the list with the others.',
  'teachers.write.more': 'The file `lessons/README.md` of the playground tells all of it, with examples.',

  'teachers.all': 'All lessons',
  'teachers.lesson': 'Lesson {number}: {title}',
  'teachers.loading': 'Opening the lesson…',
  'teachers.no-lesson': 'This lesson is not here',
  'teachers.no-lesson.says': 'Maybe its folder has another name now.',
  'teachers.start': 'Do it as a pupil',
  'teachers.start.busy': 'Making a project…',
  'teachers.kind.check': 'Gets its tick when its check passes.',
  'teachers.kind.live': 'Gets its tick when `{op}` travels.',
  'teachers.kind.predict': 'Gets its tick after a choice.',
  'teachers.kind.read': 'Gets its tick by Next.',
  'teachers.hints': 'Hints',
  'teachers.change': 'The solution changes {file}',

  'teachers.try': 'Try all checks',
  'teachers.try.says': 'This makes a project and runs each check as for a pupil: with the code before the step, and with the solution.',
  'teachers.try.again': 'Try all checks again',
  'teachers.try.going': 'Tried {done} of {all}',
  'teachers.try.good': 'All {all} tries came out right.',
  'teachers.try.bad': '{bad} of {all} tries came out wrong.',
  'teachers.try.nobody': 'The playground does not answer, so the tries ended.',
  'teachers.try.seconds': '{seconds} s',
  'teachers.try.results': 'Tries',
  'teachers.try.begins.good': 'The code before this step does not pass, as it should be. A pupil is told:',
  'teachers.try.begins.bad': 'The code before this step passes already.',
  'teachers.try.ends.good': 'The solution passes.',
  'teachers.try.ends.bad': 'The solution does not pass. A pupil is told:',
  'teachers.try.refused': 'It was not tried: the code has a mistake and does not start.',
  'teachers.try.no-pages': 'It was not tried: its page did not open.',
  'teachers.try.stopped': 'It was not tried to its end: the server was stopped.',
  'teachers.try.busy': 'It was not tried: the playground has too much to do.',
} as const;
