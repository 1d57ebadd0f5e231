#!/bin/sh
# The hands of a job: start and end processes where this script runs, on the orders of a supervisor
# that runs elsewhere and shares this directory. The documentation of package exec.hands has the
# protocol.
#
#   sh ./hands.sh             looks around, starts hand 0 and returns: 0 started, 3 was started before,
#                             else it cannot work here, and standard output says why
#   sh ./hands.sh hand K Z    a hand. It takes orders, a few lines of shell text that call functions of
#                             this script, and answers each with one line
#
# Hand 0 (process Z) finds and ends processes; each other one runs one command at a time. All paths are
# relative to this directory, which may have another name here. It needs a POSIX shell, /proc, `sleep`
# and `mv`; it uses `grep`, `setsid` and GNU's `env` where they are. Names begin with _i, since the
# others may be variables of the job.

_isleep() { sleep "$1" 2>/dev/null || sleep 1; }

# Monotonic, in seconds.
_inow() { read -r _iu _ </proc/uptime; _inow=${_iu%.*}; }

# $1 is its directory in /proc. Zombies have no memory.
_ialive() { { read -r _iu _ <"$1/statm"; } 2>/dev/null && [ "$_iu" != 0 ]; }

# Sets _iu to a file of /proc as one line.
_islurp() {
  _iu=
  { while read -r _il || [ -n "$_il" ]; do _iu=$_iu$_il; done <"$1"; } 2>/dev/null
}

# ---- finding and ending processes ----

# Sets _iall to those that have $1 in their environment, as " 12 15 ". Processes begin and end while it
# looks, and one that is between two programs has no environment for a moment: then it looks again.
_ifind() {
  _itries=0 _iagain=1
  # Once ids have begun anew, those that are younger need not be greater.
  _ilast=
  { read -r _iu _iu _iu _iu _ilast </proc/loadavg; } 2>/dev/null
  [ "${_ilast:-0}" -ge "$_iz" ] || _ianew=1
  while [ -n "$_iagain" ] && [ "$_itries" -lt 50 ]; do
    _ipulse
    [ "$_itries" = 0 ] || _isleep .02
    _itries=$((_itries + 1)) _iall=' ' _iagain=
    if [ -n "$_igrep" ]; then
      for _ip in $(grep -l -F -e "$1" /proc/[0-9]*/environ 2>/dev/null); do _imember "$_ip"; done
      # That there is none is worth a closer look, at those that are younger than this hand.
      [ "$_iall" = ' ' ] || return 0
    fi
    for _ip in /proc/[0-9]*/environ; do
      _iu=${_ip#/proc/}
      [ -z "$_igrep" ] || [ -n "$_ianew" ] || [ "${_iu%/environ}" -gt "$_iz" ] || continue
      _islurp "$_ip"
      case $_iu in
      *"$1"*) _imember "$_ip" ;;
      '') _iempty "$_ip" ;;
      esac
    done
  done
}

_imember() { _ip=${1#/proc/} _iall="$_iall${_ip%/environ} "; }

# What has ended a moment ago may have left a child that was not in the list.
_iempty() {
  if [ ! -e "$1" ]; then
    [ "$_itries" -ge 4 ] || _iagain=1
  elif ! _ialive "${1%/environ}"; then
    [ "$_itries" -ge 2 ] || _iagain=1
  else
    _islurp "${1%/environ}/cmdline"
    [ -n "$_iu" ] || _iagain=1
  fi
}

# Adds to _iall all that descend from them.
_idescend() {
  _iparents=
  for _ip in /proc/[0-9]*; do
    _islurp "$_ip/stat"
    # Behind the name, which may hold anything: state, parent.
    _iu=${_iu##*') '}
    _iu=${_iu#* }
    _iparents="$_iparents ${_ip#/proc/}:${_iu%% *}"
  done
  _imore=1
  while [ -n "$_imore" ]; do
    _ipulse
    _imore=
    for _ip in $_iparents; do
      case $_iall in *" ${_ip%:*} "*) continue ;; *" ${_ip#*:} "*) _iall="$_iall${_ip%:*} " _imore=1 ;; esac
    done
  done
}

# Sends $1 to all processes of $2, TERM once to each; sets _icount to how many there were.
_isignal() {
  _icount=0
  while [ "$_icount" = 0 ]; do
    _ifind "$2"
    [ "$_iall" != ' ' ] || return
    _idescend
    # None of them left, and yet there were some: they may have left others.
    for _ip in $_iall; do
      ! _ialive "/proc/$_ip" || _isend "$1" "$_ip"
    done
  done
}

_isend() {
  _icount=$((_icount + 1))
  if [ "$1" = TERM ]; then
    case $_iasked in *" $2 "*) return ;; esac
    _iasked="$_iasked $2 "
  fi
  kill "-$1" "$2" 2>/dev/null
}

# Nobody gives orders any more: ends all that the job started, and itself.
_iend() {
  echo "$1: ending what the job started" >&2
  _iover=1
  _inow
  _ifirst=$_inow _isig=TERM
  while [ $((_inow - _ifirst)) -lt 10 ]; do
    [ $((_inow - _ifirst)) -lt 5 ] || _isig=KILL
    _isignal "$_isig" "$_imark"
    [ "$_icount" != 0 ] || exit 0
    _isleep .1
    _inow
  done
  exit 1
}

# ---- orders and answers ----

# A line from descriptor 3 into _iu. A signal makes `read` fail, too.
_iline() {
  until IFS= read -r _iu <&3; do
    [ -n "$_isignalled" ] || return 1
    _isignalled=
  done
}

# Waits for the next order; false when there will be none.
_inext() {
  _in=$((_in + 1)) _ilooks=0
  if [ "$_imode" = fifo ]; then
    while _iline; do
      # What comes before it was meant for one that died before it had read it.
      [ "$_iu" != "order $_in" ] || return 0
    done
    return 1
  fi
  until [ -e "$_ik.$_in" ]; do
    _iwatched || return 1
    _ilooks=$((_ilooks + 1))
    if [ "$_ilooks" -lt 100 ]; then _isleep .02; else _isleep .2; fi
  done
}

# Through a FIFO an order is in no file, and may hold secrets.
_iobey() {
  if [ "$_imode" = fifo ]; then
    _itext=
    while _iline && [ "$_iu" != . ]; do
      _itext="$_itext${_iu#:}
"
    done
    eval "$_itext"
  else
    . "./$_ik.$_in"
  fi
}

# Without FIFOs, hand 0 says every second that it lives, also in the middle of an order: on a busy machine
# a search among all processes takes longer than the supervisor waits for a sign of life.
_ipulse() {
  [ "$_imode" != fifo ] && [ "$_ik" = 0 ] && [ -z "$_iover" ] || return 0
  ! _isecond || echo "$_inow" >alive
}

# Whether another second has begun.
_isecond() {
  _ibefore=$_inow
  _inow
  [ "$_inow" != "$_ibefore" ]
}

# Says that all hands live, and sees whether the supervisor beats.
_iwatched() {
  if [ "$_ik" != 0 ]; then
    _ialive "/proc/$_iz"
    return
  fi
  _isecond || return 0
  for _ip in $_ihands; do
    _ialive "/proc/$_ip" || { echo gone >alive; return 1; }
  done
  echo "$_inow" >alive
  _iu=
  [ ! -e ../beat ] || read -r _iu <../beat
  [ "$_iu" = "$_ibeat" ] || _ibeat=$_iu _iheard=$_inow
  [ $((_inow - _iheard)) -le "$_ipatience" ]
}

_isay() {
  if [ "$_imode" = fifo ]; then
    printf '%s\n' "$1" >&4
  else
    _iu=$_ihere/$_ik.$_in
    printf '%s\n' "$1" >"$_iu.tmp" && mv -f "$_iu.tmp" "$_iu.said"
  fi
}

# ---- what orders to hand 0 call ----

# One more hand. What a shell starts in the background ignores SIGINT and SIGQUIT for ever; bash can
# take that back, and GNU's env for other shells.
hand() {
  (
    trap - INT QUIT
    exec $_ienv $_ish ./hands.sh hand "$1" "$_iz"
  ) </dev/null >/dev/null 2>>hands.log 3<&- 4>&- 5>&- &
  _ihands="$_ihands $!"
  _isay ok
}

# SIGNAL MARK
signal() {
  _isignal "$1" "$2"
  _isay "$_icount"
}

# A FIFO between two processes.
pipe() {
  mkfifo "$1" 2>/dev/null
  _isay "$?"
}

# Nothing of the job is left.
bye() {
  : >bye
  _isay ok
  exit 0
}

# ---- what orders to others call, each in a process of its own ----

# IN OUT ERR BEGAN: BEGAN stays open until the program has begun, or will not.
streams() {
  exec >"$2" 2>"$3" 6>"$4"
  [ -r "$1" ] || _irefuse "input $1"
  exec <"$1"
}

_irefuse() {
  printf '%s\n' "$1" >"$_ihere/$_ik.$_in.not"
  exit 127
}

# A directory in the project, by its real path.
enter() {
  CDPATH= cd -P -- "$1" 2>/dev/null || _irefuse directory
  case $PWD/ in "$_iroot"/*) ;; *) _irefuse "outside $PWD" ;; esac
  unset OLDPWD
}

# Sets _ifile to what starts when the program is called that, as the supervisor would find it.
look() {
  _ifile= _iwhy=missing
  case $1 in
  */*)
    _icheck "$1"
    [ ! -d "$1" ] || _iwhy=isdir
    ;;
  *)
    _ipath=${PATH:-/usr/local/bin:/usr/bin:/bin}
    _iwhy="missing $_ipath"
    while [ -z "$_ifile" ] && [ -n "$_ipath" ]; do
      _iu=${_ipath%%:*}
      case $_ipath in *:*) _ipath=${_ipath#*:} ;; *) _ipath= ;; esac
      _icheck "${_iu:-.}/$1"
    done
    ;;
  esac
  [ -n "$_ifile" ] || _irefuse "$_iwhy"
}

_icheck() {
  [ -f "$1" ] || return 0
  case $1 in
  /*) _iu=$1 ;;
  *) _iu=${PWD%/}/$1 ;;
  esac
  if [ -x "$_iu" ]; then _ifile=$_iu; else _iwhy="denied $_iu"; fi
}

# Becomes the program. When that fails, dash and BusyBox leave by the trap, and bash goes on. What a
# shell closes for the length of a command it keeps open elsewhere, until the program begins.
start() {
  read -r _iu _ </proc/self/stat
  printf 'began %s\n' "$_iu" >&6
  trap '_irefuse "exec $? $_ifile"' EXIT
  shopt -s execfail 2>/dev/null
  umask "$_iumask"
  { exec "$@"; } 3<&- 4>&- 6>&-
  _irefuse "exec $? $_ifile"
}

# ---- a hand's life ----

_izero() {
  _iz=$$ _iasked= _ihands= _ibeat= _igrep= _ienv=
  # That of BusyBox sees the first variable only.
  ! printf 'a\000b' | grep -q -F -e b 2>/dev/null || _igrep=1
  ! env --default-signal=INT true 2>/dev/null || _ienv='env --default-signal=INT,QUIT'
  _inow
  _iheard=$_inow _ihello=
  [ ! -p hello ] || { printf 'here\n' >hello & _ihello=$!; }
  until [ -e mode ]; do
    _inow
    [ $((_inow - _iheard)) -lt 60 ] || { echo "no supervisor came" >&2; kill $_ihello; exit 1; }
    _isleep .02
  done
  read -r _imode <mode
  if [ "$_imode" = fifo ]; then
    # A child that ends while a FIFO is being opened interrupts that, in some shells for good.
    [ -z "$_ihello" ] || wait "$_ihello"
    ( trap '_isignalled=1' TERM INT QUIT; exec 3<life; _iline; [ -e bye ] || _iend "hand 0 is gone" ) &
    exec 5>life 4>0.answers 3<0.orders
  else
    [ -z "$_ihello" ] || kill "$_ihello"
    ( while _ialive "/proc/$_iz" && [ ! -e bye ]; do _isleep 1; done; [ -e bye ] || _iend "hand 0 is gone" ) &
  fi
  _isay ready
  while _inext; do _iobey; done
  _iend "the supervisor is gone"
}

_iother() {
  [ "$_imode" != fifo ] || exec 4>"$_ik.answers" 3<"$_ik.orders"
  # Once: a boundary that a command could move would be none.
  _iroot=$(CDPATH= cd -P -- "$_iproject" && pwd -P)
  _iroot=${_iroot%/}
  {
    (read -r _iu _ </proc/self/stat; kill -9 "$_iu")
    :
  } 2>"$_ik.words"
  if [ -s "$_ik.words" ]; then _ihow=end; else _ihow=guess; fi
  _isay ready
  while _inext; do
    # A subshell of bash could not tell when it fails to become a program. The shell's own words go to
    # a file: it has some for a process that was ended by a signal, and none for an exit code above 128.
    {
      if [ -n "${BASH_VERSION-}" ]; then $_ish ./hands.sh one "$_ik" "$_in" "$_iroot"; else (_iobey); fi
      _icode=$?
    } 2>"$_ik.words"
    _iu=
    if [ -e "$_ik.$_in.not" ]; then
      read -r _iu <"$_ik.$_in.not"
      _isay "not $_iu"
    else
      [ ! -s "$_ik.words" ] || read -r _iu <"$_ik.words"
      _isay "$_ihow $_icode $_iu"
    fi
  done
}

_icannot() {
  echo "hands: $1"
  exit 4
}

_ilookaround() {
  _iuser="user $(id -u 2>/dev/null || echo unknown)"
  [ -r /proc/self/environ ] && [ -r /proc/uptime ] || _icannot "there is no /proc here, which finding processes needs"
  ( : >try && mv try tried ) 2>/dev/null || _icannot "the job directory, here $_ihere, cannot be written by $_iuser"
  ( CDPATH= cd -P -- "$_iproject" ) >/dev/null 2>&1 ||
    _icannot "the project, here $_ihere/$_iproject, is not there or cannot be entered by $_iuser"
  ( set -C; : >claim ) 2>/dev/null || exit 3
}

_isignalled= _imode= _iover= _ianew= _in=0 _ik=${2-} _iz=${3-}
trap '_isignalled=1' TERM INT QUIT
trap : PIPE
trap '' HUP
_iumask=$(umask)
umask 022
_ihere=$(pwd -P)
[ -r ./job ] || { echo "hands: there is no job in $_ihere, or it cannot be read"; exit 4; }
. ./job
[ ! -e mode ] || read -r _imode <mode
case ${1-},$_ik in
hand,0) _izero ;;
hand,*) _iother ;;
one,*)
  trap - TERM INT QUIT PIPE
  _in=$3 _iroot=${4-}
  _iobey
  ;;
*)
  _ilookaround
  if command -v setsid >/dev/null 2>&1; then
    setsid $_ish ./hands.sh hand 0 </dev/null >/dev/null 2>>hands.log &
  else
    $_ish ./hands.sh hand 0 </dev/null >/dev/null 2>>hands.log &
  fi
  ;;
esac
